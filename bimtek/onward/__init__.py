"""From one session to the next: what comes along, what stays, what changed in the source since."""
