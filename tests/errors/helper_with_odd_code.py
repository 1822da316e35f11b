x = 3
print("odd code:", x is 3, "\d")
