"""What comes from outside the screens: checked like theirs, then appended."""
