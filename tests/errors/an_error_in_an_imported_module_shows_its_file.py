import helper_fails

helper_fails.compute(3)
