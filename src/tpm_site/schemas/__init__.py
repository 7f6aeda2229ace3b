"""JSON Schemas of what editors write, and settings of an editor that uses them."""
