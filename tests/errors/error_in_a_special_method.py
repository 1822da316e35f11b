class V:
    def __add__(self, other):
        return self.missing + other

    def __repr__(self):
        return "V"

    def __getitem__(self, i):
        return {}[i]


v = V()
try:
    v + 1
except AttributeError as e:
    print(e)
v["key"]
