"""Other generators that do the same work: one file for each, one row in `table.py`."""
