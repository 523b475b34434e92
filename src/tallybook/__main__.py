"""Runs the command line as `python -m tallybook`."""

from tallybook.cli import main

if __name__ == "__main__":
    main()
