print('single', "double", 'it\'s', "say \"hi\"", 'mix "of" both', "it's")
print("tab\tnewline\\n: \n end", "\x41\u00e9\U0001F600", "\101\60", "\a\b\f\v\0".__len__())
print(r"raw \n \t", R'\d+', "adjacent " "strings " 'join')
print("""triple
lines "with" quotes""", '''other 'kind' ''')
print("continued \
line", len("\
"))
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\t nl\n cr\r bs\\ nul\0 del\x7f"))
print(repr("é 线 \u200b \ud800 \U0001F600 \xa0 \xad"), ascii("é线😀"), repr("\x1b"))
print(len("😀"), "😀"[0] == "\U0001F600")
print(u"old prefix", "a" "b" f"{1}" "c", ("parenthesised "
      "pieces"))
