"""Pancake flips over all permutations of n: slices, swaps and indexing of short lists."""
import sys


def fannkuch(n):
    perm = list(range(n))
    rotations = [0] * n
    max_flips = 0
    checksum = 0
    sign = 1
    while True:
        first = perm[0]
        if first:
            work = perm[:]
            flips = 0
            while first:
                work[:first + 1] = work[first::-1]
                first = work[0]
                flips += 1
            if flips > max_flips:
                max_flips = flips
            checksum += sign * flips
        # The next permutation: a swap, or a rotation of a longer prefix each time a shorter one has come round.
        sign = -sign
        i = 1
        while i < n:
            head = perm[0]
            for j in range(i):
                perm[j] = perm[j + 1]
            perm[i] = head
            rotations[i] += 1
            if rotations[i] <= i:
                break
            rotations[i] = 0
            i += 1
        else:
            return checksum, max_flips


n = int(sys.argv[1]) if len(sys.argv) > 1 else 9
checksum, flips = fannkuch(n)
print("fannkuch", n, checksum, flips)
