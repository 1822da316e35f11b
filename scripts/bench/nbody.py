"""Sun and four planets under gravity: floats in attributes of objects, pairs of bodies, a square root."""
import math
import sys

SOLAR_MASS = 4.0 * math.pi * math.pi
DAYS_PER_YEAR = 365.24


class Body:
    def __init__(self, position, velocity, mass):
        self.x, self.y, self.z = position
        self.vx = velocity[0] * DAYS_PER_YEAR
        self.vy = velocity[1] * DAYS_PER_YEAR
        self.vz = velocity[2] * DAYS_PER_YEAR
        self.mass = mass * SOLAR_MASS


def make_system():
    sun = Body((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 1.0)
    jupiter = Body((4.84143144246472, -1.16032004402743, -0.10362204447112),
                   (0.00166007664274, 0.00769901118420, -0.0000690460016972), 0.000954791938424)
    saturn = Body((8.34336671824458, 4.12479856412430, -0.40352341711432),
                  (-0.00276742510726, 0.00499852801235, 0.0000230417297574), 0.000285885980667)
    uranus = Body((12.8943695621391, -15.1111514016986, -0.22330757889266),
                  (0.00296460137565, 0.00237847173959, -0.0000296589568540), 0.0000436624404335)
    neptune = Body((15.3796971148509, -25.9193146099879, 0.17925877295037),
                   (0.00268067772490, 0.00162824170038, -0.0000951592254519), 0.0000515138902046)
    bodies = [sun, jupiter, saturn, uranus, neptune]
    px = py = pz = 0.0
    for body in bodies:
        px += body.vx * body.mass
        py += body.vy * body.mass
        pz += body.vz * body.mass
    sun.vx = -px / SOLAR_MASS
    sun.vy = -py / SOLAR_MASS
    sun.vz = -pz / SOLAR_MASS
    return bodies


def energy(bodies):
    total = 0.0
    for i in range(len(bodies)):
        a = bodies[i]
        total += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
        for b in bodies[i + 1:]:
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            total -= a.mass * b.mass / math.sqrt(dx * dx + dy * dy + dz * dz)
    return total


def advance(bodies, pairs, dt):
    for a, b in pairs:
        dx = a.x - b.x
        dy = a.y - b.y
        dz = a.z - b.z
        squared = dx * dx + dy * dy + dz * dz
        magnitude = dt / (squared * math.sqrt(squared))
        to_a = b.mass * magnitude
        to_b = a.mass * magnitude
        a.vx -= dx * to_a
        a.vy -= dy * to_a
        a.vz -= dz * to_a
        b.vx += dx * to_b
        b.vy += dy * to_b
        b.vz += dz * to_b
    for body in bodies:
        body.x += dt * body.vx
        body.y += dt * body.vy
        body.z += dt * body.vz


steps = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
bodies = make_system()
pairs = [(bodies[i], bodies[j]) for i in range(len(bodies)) for j in range(i + 1, len(bodies))]
print("nbody before %.9f" % energy(bodies))
for _ in range(steps):
    advance(bodies, pairs, 0.01)
print("nbody after %.9f" % energy(bodies))
