"""The plan of the bundle, and one view for each kind of page. Reads no files."""
