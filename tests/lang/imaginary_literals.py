z = 3 + 4j
print(z, abs(z), z.real, z.imag, 2j * 2j, 1e3j, 0j, -1j, 1_0.5j, 3J)
match 3+4j:
    case 3-4j: print("no")
    case 3+4j: print("yes")
match -2j:
    case -2j: print("neg")
print(1j ** 2, (1j).conjugate(), -0j, 0-0j, [1j, 2], {1j: 1}, complex("1+2j") == 1+2j)
print(7.5j)
