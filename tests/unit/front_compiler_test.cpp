// What the compiler makes of Python, through the text of its disassembly.
#include <gtest/gtest.h>

#include "tests/unit/front_support.h"

namespace gilbox::front {
namespace {

TEST(Compiler, An_addition_of_locals_is_one_instruction) {
  EXPECT_EQ(listing_of("def f(b, c):\n    a = b + c\n    return a\n", "f"),
            "0 BINARY_ADD r2:a, r0:b, r1:c\n"
            "1 RETURN_VALUE r2:a\n");
}

TEST(Compiler, A_constant_on_the_right_is_an_operand) {
  EXPECT_EQ(listing_of("def f(x):\n    return x * 2 - 1\n", "f"),
            "0 BINARY_MULTIPLY_K r1, r0:x, 2\n"
            "1 BINARY_SUBTRACT_K r1, r1, 1\n"
            "2 RETURN_VALUE r1\n");
}

TEST(Compiler, Literals_are_folded) {
  EXPECT_EQ(
      listing_of("x = -1 + 2 ** 10\ny = (1, 'a', (2.5, None))\nz = 'ab' * 2 + 'c'\nw = 1 // 0\n", "<module>"),
      "0 LOAD_CONST r0, 1023\n"
      "1 STORE_GLOBAL r0, x\n"
      "2 LOAD_CONST r0, (1, 'a', (2.5, None))\n"
      "3 STORE_GLOBAL r0, y\n"
      "4 LOAD_CONST r0, 'ababc'\n"
      "5 STORE_GLOBAL r0, z\n"
      "6 LOAD_CONST r0, 1\n"
      "7 BINARY_FLOOR_DIVIDE_K r0, r0, 0\n"
      "8 STORE_GLOBAL r0, w\n"
      "9 RETURN_NONE\n");
}

TEST(Compiler, A_counting_loop_tests_at_its_bottom) {
  EXPECT_EQ(listing_of("def f(n):\n    while n > 0:\n        n -= 1\n", "f"),
            "0 JUMP_IF_GT_K r0:n, 0, 0, to 5\n"
            "2 INPLACE_SUBTRACT_K r0:n, r0:n, 1\n"
            "3 JUMP_IF_GT_K r0:n, 0, 1, to 2\n"
            "5 RETURN_NONE\n");
}

TEST(Compiler, An_endless_loop_ends_by_break) {
  EXPECT_EQ(listing_of("def f():\n    while True:\n        if g():\n            break\n", "f"),
            "0 LOAD_GLOBAL r0, g\n"
            "1 CALL r0, 0, r0\n"
            "2 JUMP_IF_TRUE r0, to 5\n"
            "4 JUMP_BACKWARD to 0\n"
            "5 RETURN_NONE\n");
}

TEST(Compiler, A_for_loop_puts_items_into_their_variable) {
  EXPECT_EQ(listing_of("def f(xs):\n    for x in xs:\n        if x is None:\n            continue\n        "
                       "print(x)\n    else:\n        print()\n",
                       "f"),
            "0 GET_ITER r2, r0:xs\n"
            "1 JUMP_FORWARD to 7\n"
            "2 JUMP_IF_IS_K r1:x, None, 1, to 7\n"
            "4 LOAD_GLOBAL r3, print\n"
            "5 MOVE r4, r1:x\n"
            "6 CALL r3, 1, r3\n"
            "7 FOR_ITER r1:x, r2, to 2\n"
            "9 LOAD_GLOBAL r3, print\n"
            "10 CALL r3, 0, r3\n"
            "11 RETURN_NONE\n");
}

TEST(Compiler, Swapping_needs_no_tuple) {
  EXPECT_EQ(listing_of("def f(a, b):\n    a, b = b, a + b\n    return a\n", "f"),
            "0 BINARY_ADD r2, r0:a, r1:b\n"
            "1 MOVE r0:a, r1:b\n"
            "2 MOVE r1:b, r2\n"
            "3 RETURN_VALUE r0:a\n");
}

TEST(Compiler, Unpacking_goes_straight_into_neighbouring_locals) {
  EXPECT_EQ(listing_of("def f(p):\n    a, b = p\n    c, *d = a\n", "f"),
            "0 UNPACK_SEQUENCE r1:a, r0:p, 2\n"
            "1 UNPACK_EX r5, r1:a, 1, 0\n"
            "3 MOVE r3:c, r5\n"
            "4 MOVE r4:d, r6\n"
            "5 RETURN_NONE\n");
}

TEST(Compiler, Globals_are_loaded_and_stored_by_name) {
  EXPECT_EQ(listing_of("counter = 0\ndef f():\n    global counter\n    counter += 1\n", "f"),
            "0 LOAD_GLOBAL r0, counter\n"
            "1 INPLACE_ADD_K r0, r0, 1\n"
            "2 STORE_GLOBAL r0, counter\n"
            "3 RETURN_NONE\n");
}

TEST(Compiler, Conditions_jump_without_making_a_bool) {
  EXPECT_EQ(
      listing_of(
          "def f(a, b):\n    if a < b <= 3 and not a == b or a in b:\n        return 1\n    return 2\n", "f"),
      "0 JUMP_IF_LT r0:a, r1:b, 0, to 6\n"
      "2 JUMP_IF_LE_K r1:b, 3, 0, to 6\n"
      "4 JUMP_IF_EQ r0:a, r1:b, 0, to 8\n"
      "6 JUMP_IF_CONTAINS r0:a, r1:b, 0, to 10\n"
      "8 LOAD_CONST r2, 1\n"
      "9 RETURN_VALUE r2\n"
      "10 LOAD_CONST r2, 2\n"
      "11 RETURN_VALUE r2\n");
}

TEST(Compiler, A_chain_as_a_value_stops_at_the_first_false) {
  EXPECT_EQ(listing_of("def f(a, b, c):\n    x = a < b < c\n    return x\n", "f"),
            "0 COMPARE_LT r4, r0:a, r1:b\n"
            "1 JUMP_IF_FALSE r4, to 4\n"
            "3 COMPARE_LT r4, r1:b, r2:c\n"
            "4 MOVE r3:x, r4\n"
            "5 RETURN_VALUE r3:x\n");
}

TEST(Compiler, An_or_does_not_touch_its_variable_before_it_is_known) {
  EXPECT_EQ(listing_of("def f(x):\n    x = g() or h(x)\n    return x or 0\n", "f"),
            "0 LOAD_GLOBAL r2, g\n"
            "1 CALL r2, 0, r1\n"
            "2 JUMP_IF_TRUE r1, to 7\n"
            "4 LOAD_GLOBAL r2, h\n"
            "5 MOVE r3, r0:x\n"
            "6 CALL r2, 1, r1\n"
            "7 MOVE r0:x, r1\n"
            "8 MOVE r1, r0:x\n"
            "9 JUMP_IF_TRUE r1, to 12\n"
            "11 LOAD_CONST r1, 0\n"
            "12 RETURN_VALUE r1\n");
}

TEST(Compiler, Methods_are_called_without_bound_objects) {
  EXPECT_EQ(listing_of("def f(o):\n    return o.m(1, k=o.n())\n", "f"),
            "0 LOAD_METHOD r1, r0:o, .m\n"
            "2 LOAD_CONST r3, 1\n"
            "3 LOAD_METHOD r5, r0:o, .n\n"
            "5 CALL_METHOD r5, 0, r4\n"
            "6 CALL_METHOD_KW r1, 2, r1, ('k',)\n"
            "8 RETURN_VALUE r1\n");
}

TEST(Compiler, Unpacked_arguments_go_through_a_list_and_a_dict) {
  EXPECT_EQ(listing_of("f(1, *a, k=2, **b)\n", "<module>"),
            "0 LOAD_GLOBAL r0, f\n"
            "1 BUILD_LIST r1, r0, 0\n"
            "2 LOAD_CONST r3, 1\n"
            "3 LIST_APPEND r1, r3\n"
            "4 LOAD_GLOBAL r3, a\n"
            "5 LIST_EXTEND r1, r3\n"
            "6 BUILD_MAP r2, r0, 0\n"
            "7 LOAD_CONST r3, 'k'\n"
            "8 LOAD_CONST r4, 2\n"
            "9 MAP_ADD r2, r3, r4\n"
            "10 LOAD_GLOBAL r3, b\n"
            "11 DICT_MERGE r2, r3, r0\n"
            "12 CALL_EX r0, 1, r0\n"
            "13 RETURN_NONE\n");
}

TEST(Compiler, A_variable_that_may_be_unbound_is_checked_once) {
  EXPECT_EQ(listing_of("def f(c):\n    if c:\n        x = 1\n    print(x)\n    return x\n", "f"),
            "0 JUMP_IF_FALSE r0:c, to 3\n"
            "2 LOAD_CONST r1:x, 1\n"
            "3 LOAD_GLOBAL r2, print\n"
            "4 LOAD_FAST_CHECK r1:x\n"
            "5 MOVE r3, r1:x\n"
            "6 CALL r2, 1, r2\n"
            "7 RETURN_VALUE r1:x\n");
}

TEST(Compiler, Captured_variables_live_in_cells) {
  EXPECT_EQ(
      listing_of("def f(x):\n    y = 1\n    def g():\n        nonlocal y\n        y += x\n    return g\n",
                 "f"),
      "0 MAKE_CELL r0:x\n"
      "1 MAKE_CELL r1:y\n"
      "2 LOAD_CONST r3, 1\n"
      "3 STORE_DEREF r3, r1:y\n"
      "4 MOVE r7, r1:y\n"
      "5 MOVE r8, r0:x\n"
      "6 BUILD_TUPLE r6, r7, 2\n"
      "7 MAKE_FUNCTION r2:g, r3, 8, 'CODE'\n"
      "9 RETURN_VALUE r2:g\n");
}

TEST(Compiler, A_closure_copies_its_cells_first) {
  EXPECT_EQ(
      listing_of("def f(x):\n    y = 1\n    def g():\n        nonlocal y\n        y += x\n    return g\n",
                 "f.<locals>.g"),
      "0 COPY_FREE_VARS r0:y, 2\n"
      "1 LOAD_DEREF r2, r0:y\n"
      "2 LOAD_DEREF r3, r1:x\n"
      "3 INPLACE_ADD r2, r2, r3\n"
      "4 STORE_DEREF r2, r0:y\n"
      "5 RETURN_NONE\n");
}

TEST(Compiler, Comprehensions_run_in_the_frame_around_them) {
  EXPECT_EQ(listing_of("def f(xs):\n    x = [x * 2 for x in xs if x]\n    return x\n", "f"),
            "0 GET_ITER r4, r0:xs\n"
            "1 BUILD_LIST r3, r0:xs, 0\n"
            "2 JUMP_FORWARD to 7\n"
            "3 JUMP_IF_FALSE r2:.x, to 7\n"
            "5 BINARY_MULTIPLY_K r5, r2:.x, 2\n"
            "6 LIST_APPEND r3, r5\n"
            "7 FOR_ITER r2:.x, r4, to 3\n"
            "9 MOVE r1:x, r3\n"
            "10 RETURN_VALUE r1:x\n");
}

TEST(Compiler, A_generator_begins_behind_its_first_instruction) {
  EXPECT_EQ(listing_of("def f():\n    x = yield 1\n    yield from x\n", "f"),
            "0 RETURN_GENERATOR\n"
            "1 LOAD_CONST r1, 1\n"
            "2 YIELD_VALUE r0:x, r1\n"
            "3 GET_YIELD_FROM_ITER r2, r0:x\n"
            "4 LOAD_CONST r1, None\n"
            "5 YIELD_FROM r1, r2\n"
            "6 RETURN_NONE\n");
}

TEST(Compiler, A_generator_expression_gets_its_iterator) {
  EXPECT_EQ(listing_of("x = sum(i for i in y)\n", "<genexpr>"),
            "0 RETURN_GENERATOR\n"
            "1 JUMP_FORWARD to 3\n"
            "2 YIELD_VALUE r2, r1:i\n"
            "3 FOR_ITER r1:i, r0:.0, to 2\n"
            "5 RETURN_NONE\n");
}

TEST(Compiler, Handlers_stand_behind_all_else) {
  EXPECT_EQ(
      listing_of(
          "def f():\n    try:\n        g()\n    except ValueError as e:\n        print(e)\n    return 1\n",
          "f"),
      "0 LOAD_GLOBAL r1, g\n"
      "1 CALL r1, 0, r1\n"
      "2 LOAD_CONST r1, 1\n"
      "3 RETURN_VALUE r1\n"
      "4 PUSH_EXC_INFO r2, r1\n"
      "5 LOAD_GLOBAL r3, ValueError\n"
      "6 JUMP_IF_NOT_EXC_MATCH r1, r3, to 20\n"
      "8 MOVE r0:e, r1\n"
      "9 LOAD_GLOBAL r3, print\n"
      "10 MOVE r4, r0:e\n"
      "11 CALL r3, 1, r3\n"
      "12 POP_EXCEPT r2\n"
      "13 RESET_FAST r0:e, None\n"
      "14 DELETE_FAST r0:e\n"
      "15 JUMP_FORWARD to 2\n"
      "16 RESET_FAST r0:e, None\n"
      "17 DELETE_FAST r0:e\n"
      "18 POP_EXCEPT r2\n"
      "19 RERAISE r3\n"
      "20 POP_EXCEPT r2\n"
      "21 RERAISE r1\n"
      "22 POP_EXCEPT r2\n"
      "23 RERAISE r3\n"
      "exception table:\n"
      "0 to 2 -> 4 in r1\n"
      "5 to 9 -> 22 in r3\n"
      "9 to 12 -> 16 in r3\n"
      "12 to 13 -> 22 in r3\n");
}

TEST(Compiler, A_finally_clause_runs_on_every_way_out) {
  EXPECT_EQ(listing_of("def f(x):\n    for i in x:\n        try:\n            return i\n        finally:\n   "
                       "         g()\n",
                       "f"),
            "0 GET_ITER r2, r0:x\n"
            "1 JUMP_FORWARD to 6\n"
            "2 MOVE r3, r1:i\n"
            "3 LOAD_GLOBAL r4, g\n"
            "4 CALL r4, 0, r4\n"
            "5 RETURN_VALUE r3\n"
            "6 FOR_ITER r1:i, r2, to 2\n"
            "8 RETURN_NONE\n"
            "9 PUSH_EXC_INFO r4, r3\n"
            "10 LOAD_GLOBAL r5, g\n"
            "11 CALL r5, 0, r5\n"
            "12 POP_EXCEPT r4\n"
            "13 RERAISE r3\n"
            "14 POP_EXCEPT r4\n"
            "15 RERAISE r5\n"
            "exception table:\n"
            "2 to 3 -> 9 in r3\n"
            "5 to 6 -> 9 in r3\n"
            "10 to 12 -> 14 in r5\n");
}

TEST(Compiler, A_with_statement_calls_exit) {
  EXPECT_EQ(listing_of("def f(lock):\n    with lock as l:\n        g(l)\n", "f"),
            "0 BEFORE_WITH r2, r0:lock\n"
            "1 MOVE r1:l, r4\n"
            "2 LOAD_GLOBAL r5, g\n"
            "3 MOVE r6, r1:l\n"
            "4 CALL r5, 1, r5\n"
            "5 MOVE r5, r2\n"
            "6 MOVE r6, r3\n"
            "7 LOAD_CONST r7, None\n"
            "8 LOAD_CONST r8, None\n"
            "9 LOAD_CONST r9, None\n"
            "10 CALL_METHOD r5, 3, r5\n"
            "11 RETURN_NONE\n"
            "12 PUSH_EXC_INFO r6, r5\n"
            "13 WITH_EXCEPT_START r7, r2, r5\n"
            "14 JUMP_IF_TRUE r7, to 18\n"
            "16 POP_EXCEPT r6\n"
            "17 RERAISE r5\n"
            "18 POP_EXCEPT r6\n"
            "19 JUMP_FORWARD to 11\n"
            "20 POP_EXCEPT r6\n"
            "21 RERAISE r8\n"
            "exception table:\n"
            "1 to 5 -> 12 in r5\n"
            "13 to 16 -> 20 in r8\n");
}

TEST(Compiler, A_class_body_stores_into_its_namespace) {
  EXPECT_EQ(listing_of("class A(B):\n    x = 1\n    def m(self):\n        return super().m()\n", "A"),
            "0 MAKE_CELL r1:__class__\n"
            "1 LOAD_NAME r2, __name__\n"
            "2 STORE_NAME r2, __module__\n"
            "3 LOAD_CONST r2, 'A'\n"
            "4 STORE_NAME r2, __qualname__\n"
            "5 LOAD_CONST r2, 1\n"
            "6 STORE_NAME r2, x\n"
            "7 MOVE r7, r1:__class__\n"
            "8 BUILD_TUPLE r6, r7, 1\n"
            "9 MAKE_FUNCTION r2, r3, 8, 'CODE'\n"
            "11 STORE_NAME r2, m\n"
            "12 RETURN_VALUE r1:__class__\n");
}

TEST(Compiler, Private_names_are_mangled) {
  EXPECT_EQ(listing_of("class A:\n    def m(self, __x):\n        self.__y = __x\n", "A.m"),
            "0 STORE_ATTR r1:_A__x, r0:self, ._A__y\n"
            "2 RETURN_NONE\n");
}

TEST(Compiler, Fstrings_format_and_join) {
  EXPECT_EQ(listing_of("def f(x, w):\n    return f'<{x!r:>{w}}|{x}>'\n", "f"),
            "0 LOAD_CONST r3, '<'\n"
            "1 MOVE r8, r0:x\n"
            "2 LOAD_CONST r10, '>'\n"
            "3 FORMAT_VALUE r11, r1:w, 0\n"
            "4 BUILD_STRING r9, r10, 2\n"
            "5 FORMAT_VALUE r4, r8, 6\n"
            "6 LOAD_CONST r5, '|'\n"
            "7 FORMAT_VALUE r6, r0:x, 0\n"
            "8 LOAD_CONST r7, '>'\n"
            "9 BUILD_STRING r2, r3, 5\n"
            "10 RETURN_VALUE r2\n");
}

TEST(Compiler, A_walrus_does_not_disturb_earlier_operands) {
  EXPECT_EQ(listing_of("def f(x):\n    return x + (x := 2)\n", "f"),
            "0 MOVE r1, r0:x\n"
            "1 LOAD_CONST r0:x, 2\n"
            "2 BINARY_ADD r1, r1, r0:x\n"
            "3 RETURN_VALUE r1\n");
}

TEST(Compiler, Code_after_return_is_dropped) {
  EXPECT_EQ(listing_of("def f():\n    return 1\n    g()\n", "f"),
            "0 LOAD_CONST r0, 1\n"
            "1 RETURN_VALUE r0\n");
}

TEST(Compiler, Assertions_raise_with_their_message) {
  EXPECT_EQ(listing_of("assert x, 'no'\n", "<module>"),
            "0 LOAD_GLOBAL r0, x\n"
            "1 JUMP_IF_TRUE r0, to 7\n"
            "3 LOAD_ASSERTION_ERROR r0\n"
            "4 LOAD_CONST r1, 'no'\n"
            "5 CALL r0, 1, r0\n"
            "6 RAISE_VARARGS r0, r0, 1\n"
            "7 RETURN_NONE\n");
}

TEST(Compiler, Imports_name_what_they_bind) {
  EXPECT_EQ(listing_of("import a.b\nimport a.b as c\nfrom . import d as e\n", "<module>"),
            "0 LOAD_CONST r0, None\n"
            "1 LOAD_CONST r1, 0\n"
            "2 IMPORT_NAME r0, a.b\n"
            "3 STORE_GLOBAL r0, a\n"
            "4 LOAD_CONST r0, None\n"
            "5 LOAD_CONST r1, 0\n"
            "6 IMPORT_NAME r0, a.b\n"
            "7 IMPORT_FROM_ATTR r0, r0, .b\n"
            "9 STORE_GLOBAL r0, c\n"
            "10 LOAD_CONST r0, ('d',)\n"
            "11 LOAD_CONST r1, 1\n"
            "12 IMPORT_NAME r0,\n"
            "13 IMPORT_FROM_ATTR r1, r0, .d\n"
            "15 STORE_GLOBAL r1, e\n"
            "16 RETURN_NONE\n");
}

TEST(Compiler, Decorators_are_called_innermost_first) {
  EXPECT_EQ(listing_of("@a\n@b(1)\ndef f(): pass\n", "<module>"),
            "0 LOAD_GLOBAL r0, a\n"
            "1 LOAD_GLOBAL r3, b\n"
            "2 LOAD_CONST r4, 1\n"
            "3 CALL r3, 1, r1\n"
            "4 MAKE_FUNCTION r2, r3, 0, 'CODE'\n"
            "6 CALL r1, 1, r1\n"
            "7 CALL r0, 1, r0\n"
            "8 STORE_GLOBAL r0, f\n"
            "9 RETURN_NONE\n");
}

TEST(Compiler, Slices_and_subscripts) {
  EXPECT_EQ(listing_of("def f(a, i):\n    a[i] = a[0] + a[1:i]\n    del a[i], a.x\n", "f"),
            "0 BINARY_SUBSCR_K r2, r0:a, 0\n"
            "1 LOAD_CONST r4, 1\n"
            "2 MOVE r5, r1:i\n"
            "3 LOAD_CONST r6, None\n"
            "4 BUILD_SLICE r3, r4\n"
            "5 BINARY_SUBSCR r3, r0:a, r3\n"
            "6 BINARY_ADD r2, r2, r3\n"
            "7 STORE_SUBSCR r2, r0:a, r1:i\n"
            "8 DELETE_SUBSCR r0:a, r1:i\n"
            "9 DELETE_ATTR r0:a, .x\n"
            "11 RETURN_NONE\n");
}

TEST(Compiler, Unsupported_constructs_are_named) {
  const auto message = [](std::string_view text) {
    const std::string all = error_of(text);
    const auto begin = all.find('|') + 1;
    return all.substr(begin, all.find('|', begin) - begin);
  };
  EXPECT_EQ(message("async def f(): pass\n"), "gilbox does not support 'async def' functions yet");
  EXPECT_EQ(message("try: pass\nexcept* A: pass\n"), "gilbox does not support 'except*' clauses yet");
  EXPECT_EQ(error_of("x = 1\nasync def f():\n    pass\n"),
            "SyntaxError|gilbox does not support 'async def' functions yet|2|1|3|9");
}

TEST(Compiler, Hundreds_of_variables_compile) {
  std::string text = "def f():\n";
  for (int i = 0; i < 400; ++i) text += fmt::format("    v{} = {}\n", i, i);
  text += "    return v399\n";
  EXPECT_EQ(error_of(text), "ok");
}

TEST(Compiler, Long_displays_and_calls_compile) {
  std::string items;
  for (int i = 0; i < 1000; ++i) items += fmt::format("x{}, ", i);
  for (const char* form : {"[{}]\n", "({})\n", "{{{}}}\n", "f({})\n", "f(*a, {})\n"}) {
    EXPECT_EQ(error_of(fmt::format(fmt::runtime(form), items)), "ok") << form;
  }
  std::string pairs;
  for (int i = 0; i < 1000; ++i) pairs += fmt::format("x{}: {}, ", i, i);
  EXPECT_EQ(error_of("{" + pairs + "}\n"), "ok");
}

TEST(Compiler, Long_chains_of_elif_compile) {
  std::string text = "if x: pass\n";
  for (int i = 0; i < 5000; ++i) text += fmt::format("elif x == {}: y = {}\n", i, i);
  EXPECT_EQ(error_of(text), "ok");
}

TEST(Compiler, Deep_nesting_is_an_error_and_no_crash) {
  const auto repeat = [](std::string_view part, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += part;
    return out;
  };
  EXPECT_EQ(error_of(repeat("(", 300) + repeat(")", 300)).substr(0, 44),
            "SyntaxError|too many nested parentheses|1|20");
  EXPECT_EQ(error_of(repeat("-", 100000) + "1\n").substr(0, 11), "MemoryError");
  EXPECT_EQ(error_of(repeat("not ", 100000) + "1\n").substr(0, 11), "MemoryError");
  EXPECT_EQ(error_of(repeat("lambda: ", 100000) + "1\n").substr(0, 11), "MemoryError");
  EXPECT_EQ(error_of(repeat("2 ** ", 100000) + "1\n").substr(0, 11), "MemoryError");
  EXPECT_EQ(error_of("x" + repeat(".a", 100000) + "\n").substr(0, 14), "RecursionError");
  EXPECT_EQ(error_of("x" + repeat(" + x", 100000) + "\n").substr(0, 14), "RecursionError");
  EXPECT_EQ(error_of(repeat("[", 100) + "1 2" + repeat("]", 100) + "\n").substr(0, 50),
            "SyntaxError|invalid syntax. Perhaps you forgot a c");
}

TEST(Compiler, Positions_cover_the_expression) {
  const CompileResult result = compile("x = (aa +\n     bb.cc)\n", "f");
  const CodeObject& code = *std::get<0>(result);
  const auto position_of = [&](Op op) {
    for (std::size_t i = 0; i < code.words.size(); ++i) {
      if (op_of(code.words[i]) == op) return code.positions[i];
    }
    return Position{};
  };
  const Position add = position_of(Op::BINARY_ADD);
  EXPECT_EQ(add.line, 1u);
  EXPECT_EQ(add.col, 5u);
  EXPECT_EQ(add.end_line, 2u);
  EXPECT_EQ(add.end_col, 10u);
  const Position attr = position_of(Op::LOAD_ATTR);
  EXPECT_EQ(attr.line, 2u);
  EXPECT_EQ(attr.col, 5u);
}

TEST(Compiler, An_expression_can_be_compiled_alone) {
  const CompileResult result = compile("1 + x\n", "f", {.mode = CompileMode::kEval});
  ASSERT_TRUE(std::holds_alternative<std::shared_ptr<const CodeObject>>(result));
  // eval() drops spaces before the first line, compile() does not.
  for (const char* wrong : {"x = 1", " 1 + x\n"}) {
    EXPECT_TRUE(std::holds_alternative<SyntaxError>(compile(wrong, "f", {.mode = CompileMode::kEval})));
  }
}

}  // namespace
}  // namespace gilbox::front
