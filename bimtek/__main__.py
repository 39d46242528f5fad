"""`python -m bimtek`."""

from bimtek.cli import main

raise SystemExit(main())
