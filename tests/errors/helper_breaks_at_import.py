value = 1
other = value + undefined_name
