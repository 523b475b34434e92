"""How the shipped trained parts are built again, from corpora that the user brings.

Nothing here is imported while reports are read. The encoder needs the extra `train` (torch).
"""
