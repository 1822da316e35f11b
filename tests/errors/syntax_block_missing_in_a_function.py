def name():
    for letter in "abc":
    print(letter)
