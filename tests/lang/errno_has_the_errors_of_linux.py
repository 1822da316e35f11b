import errno

for number, name in sorted(errno.errorcode.items()):
    print(number, name, getattr(errno, name))
print(sorted(n for n in dir(errno) if n[0] == "E" and n not in errno.errorcode.values()))
print(errno.EDEADLK, errno.EWOULDBLOCK, errno.EOPNOTSUPP)
