"""Trained parts that ship with the package, one folder each, with a card and a checksum.

`tallybook train` makes them. Every part may be missing or switched off: rules then do the work.
"""
