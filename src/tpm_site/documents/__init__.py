"""One source file to one document. Knows no other documents."""
