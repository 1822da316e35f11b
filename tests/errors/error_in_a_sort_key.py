def key(word):
    return word.size


sorted(["a", "b"], key=key)
