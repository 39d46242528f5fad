"""What tests import or start is compiled once, not each time, whatever the shell says."""

import os
import sys

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
