"""Cards to a site: addresses, shelves, people, links both ways. Touches no bodies or templates."""
