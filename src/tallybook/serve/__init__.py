"""Review pages and JSON API over one book, on the loopback address unless users are named.

`make_app` gives the application; `tallybook serve` runs it.
"""
