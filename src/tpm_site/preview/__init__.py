"""The preview: the site as it stands on the disk, served on this machine and followed by open pages.

Prints nothing and writes no bundle: what happens is told to a callback as values (`news`).
"""
