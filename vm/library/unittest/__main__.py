"""python -m unittest: finds and runs the tests of the working folder or of the modules named."""

import sys

from unittest.main import main

sys.argv[0] = "python3 -m unittest"
main(module=None)
