"""Files of other programs to proposed references: one file for each format, one row each in `table`.

Text in, values out: nothing here reads a file or knows the library.
"""
