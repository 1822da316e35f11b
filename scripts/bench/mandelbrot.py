"""Escape times of the Mandelbrot set on a grid: float arithmetic in a tight loop."""
import sys


def escape_time(cr, ci, limit):
    zr = 0.0
    zi = 0.0
    for i in range(limit):
        zr2 = zr * zr
        zi2 = zi * zi
        if zr2 + zi2 > 4.0:
            return i
        zi = 2.0 * zr * zi + ci
        zr = zr2 - zi2 + cr
    return limit


def mandelbrot(size, limit):
    total = 0
    for y in range(size):
        ci = 2.0 * y / size - 1.0
        for x in range(size):
            total += escape_time(3.0 * x / size - 2.0, ci, limit)
    return total


size = int(sys.argv[1]) if len(sys.argv) > 1 else 400
print("mandelbrot", size, mandelbrot(size, 100))
