"""Widgets, dialogs and themes shared by all screens; they know no session."""
