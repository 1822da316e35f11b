import time

import helper_counts_imports

helper_counts_imports.count += 1
time.sleep(0.02)
value = "whole"
