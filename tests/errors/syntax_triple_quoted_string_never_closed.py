x = 1
text = """begins
and goes on
