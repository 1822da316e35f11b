value = {"a": 1}
print(f"text {value['a']:d} and {value['b']} more")
