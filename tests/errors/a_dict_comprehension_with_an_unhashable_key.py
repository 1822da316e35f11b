# The carets reach from the key to the value.
rows = [[1], [2]]
print({row: len(row) for row in rows})
