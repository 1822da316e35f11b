# A module that was not imported.
print("start")
print(random.randint(1, 2))
