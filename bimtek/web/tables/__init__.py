"""A page per table: a group fills its rows on a phone or any laptop."""
