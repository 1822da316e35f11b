print("no newline", end="")
1 / 0
