"""Text: splitting, joining, searching, replacing, formatting, single characters."""
import sys

TEXT = ("The global interpreter lock lets one thread at a time run bytecode. "
        "A waiting thread asks for the lock, and the holder lets it go at the next check point. ")


def word_lengths(text):
    lengths = {}
    for word in text.lower().split():
        word = word.strip(".,")
        lengths[word] = lengths.get(word, 0) + len(word)
    return lengths


def caesar(text, shift):
    letters = []
    for c in text:
        if "a" <= c <= "z":
            c = chr((ord(c) - 97 + shift) % 26 + 97)
        letters.append(c)
    return "".join(letters)


def vowels(text):
    count = 0
    for i in range(len(text)):
        if text[i] in "aeiou":
            count += 1
    return count


def lines_of_report(count):
    lines = []
    for i in range(count):
        lines.append(f"{i:>6}|{i * i:08x}|{i / 7:.3f}|" + str(i))
    return "\n".join(lines)


def build(count):
    s = ""
    for i in range(count):
        s += str(i % 10)
    return s


rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 160
check = 0
for i in range(rounds):
    text = TEXT * 10
    check += sum(word_lengths(text).values())
    check += caesar(text, i % 26).count("e")
    check += vowels(text)
    check += len(lines_of_report(2000))
    check += build(5000).find("90123", 4000)
    check += len(text.replace("thread", "fiber").upper())
    check += text.startswith("The") + text.endswith("point. ")
print("strings", check)
