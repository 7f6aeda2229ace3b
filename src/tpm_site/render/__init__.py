"""The Jinja environment and the filling of bodies. Knows no kinds of pages."""
