// Arguments of calls, parameters of functions.
#include "src/front/parser.h"

namespace gilbox::front {

Expr* Parser::call(Expr* func, const Token& first) {
  const DepthGuard guard(*this);
  const Token& open = expect(Tok::kLpar);
  if (diagnosing_ && at(Tok::kStar)) {
    --pos_;
    diagnose_comprehension();
    ++pos_;
  }
  // A generator expression may do without parentheses of its own when it is the only argument.
  CallArguments found;
  if (starts_expression()) {
    const std::size_t mark = pos_;
    Expr* generator = nullptr;
    const auto read = [&] {
      Expr* element = nullptr;
      if (at(Tok::kName) && kind_after() == Tok::kEqual) fail();
      element = assignment_or_plain_expression();
      if (!at_comprehension()) {
        // Not one: keep what has been read as the first argument.
        if (at(Tok::kEqual)) fail();
        found.args.push_back(element);
        return;
      }
      const Seq<Comprehension> clauses = comprehension_clauses();
      expect(Tok::kRpar);
      generator =
          node<Comp>(ExprKind::kGeneratorExp, since(open), element, static_cast<Expr*>(nullptr), clauses);
    };
    if (!diagnosing_ && !(at(Tok::kName) && kind_after() == Tok::kEqual)) {
      read();
    } else if (diagnosing_) {
      if (!attempt(read) || generator == nullptr) {
        found.args.clear();
        pos_ = mark;
      }
    }
    if (generator != nullptr) {
      const std::vector<Expr*> args{generator};
      return node<Call>(ExprKind::kCall, since(first), func, arena_.copy(args), Seq<Keyword>{});
    }
  }
  CallArguments all = std::move(found);
  if (!all.args.empty()) {
    int stage = 0;
    while (accept(Tok::kComma)) {
      if (at(Tok::kRpar)) break;
      if (!read_argument(all, stage)) fail();
    }
  } else {
    all = arguments();
  }
  expect(Tok::kRpar);
  return node<Call>(ExprKind::kCall, since(first), func, arena_.copy(all.args), arena_.copy(all.keywords));
}

Parser::CallArguments Parser::arguments() {
  if (at(Tok::kRpar)) return {};
  const std::size_t mark = pos_;
  CallArguments found;
  const bool complete = attempt([&] {
    found = read_arguments();
    accept(Tok::kComma);
    if (!at(Tok::kRpar)) fail();
  });
  if (complete) return found;
  if (diagnosing_) {
    pos_ = mark;
    diagnose_arguments();
  }
  fail();
}

// Stages: 0 positional arguments, 1 behind a keyword argument, 2 behind '**'. False where no argument may
// stand in this stage.
bool Parser::read_argument(CallArguments& out, int& stage) {
  const Token& first = peek();
  if (first.kind == Tok::kStar) {
    if (stage == 2) return false;
    ++pos_;
    Expr* value = expression();
    out.args.push_back(node<WithValue>(ExprKind::kStarred, since(first), value, Context::kLoad));
    if (diagnosing_ && at(Tok::kEqual)) fail();
    return true;
  }
  if (first.kind == Tok::kDoubleStar) {
    if (diagnosing_) diagnose_keyword_argument();
    stage = 2;
    ++pos_;
    Expr* value = expression();
    out.keywords.push_back({Identifier{}, value, since(first)});
    return true;
  }
  if (first.kind == Tok::kName && kind_after() == Tok::kEqual) {
    if (stage == 0) stage = 1;
    if (diagnosing_) diagnose_keyword_argument();
    pos_ += 2;
    Expr* value = expression();
    out.keywords.push_back({text_of(first), value, since(first)});
    return true;
  }
  if (stage != 0) {
    if (diagnosing_) diagnose_keyword_argument();
    return false;
  }
  if (!starts_expression()) return false;
  Expr* value = assignment_or_plain_expression();
  if (at(Tok::kEqual)) {
    if (diagnosing_) {
      while (tokens_[pos_].begin != first.begin) --pos_;
      diagnose_keyword_argument();
    }
    fail();
  }
  out.args.push_back(value);
  return true;
}

Parser::CallArguments Parser::read_arguments() {
  CallArguments out;
  int stage = 0;
  const Token& first = peek();
  if (!read_argument(out, stage)) fail();
  while (at(Tok::kComma)) {
    const std::size_t mark = pos_++;
    bool read = false;
    if (diagnosing_) {
      attempt([&] { read = read_argument(out, stage); });
    } else {
      read = read_argument(out, stage);
    }
    if (!read) {
      pos_ = mark;
      break;
    }
  }
  out.loc = since(first);
  return out;
}

// Reads the parameters of a def (annotated) or a lambda up to `closing`, which it leaves.
struct Parser::ParameterReader {
  ParameterReader(Parser& parser, Tok end, bool with_annotations)
      : p(parser), closing(end), annotated(with_annotations) {}

  Arguments* read();
  void parameter();
  void star();
  void slash();
  void double_star();
  Arg arg(bool may_be_starred);
  [[noreturn]] void misplaced(const Token& token, std::string message) {
    if (p.diagnosing_) p.raise_at(token, std::move(message));
    p.fail();
  }
  void end_of_parameter() {
    if (!p.at(closing) && !p.accept(Tok::kComma)) p.fail();
  }

  Parser& p;
  Tok closing;
  bool annotated;
  std::vector<Arg> posonly;
  std::vector<Arg> args;
  std::vector<Arg> kwonly;
  std::vector<Expr*> defaults;
  std::vector<Expr*> kw_defaults;
  Arg* vararg = nullptr;
  Arg* kwarg = nullptr;
  bool seen_slash = false;
  bool seen_star = false;
};

Arg Parser::ParameterReader::arg(bool may_be_starred) {
  const Token& first = p.expect(Tok::kName);
  Expr* annotation = nullptr;
  if (annotated && p.accept(Tok::kColon)) {
    annotation = may_be_starred && p.at(Tok::kStar) ? p.star_expression() : p.expression();
  }
  return {p.text_of(first), annotation, p.since(first)};
}

void Parser::ParameterReader::parameter() {
  const Token& first = p.peek();
  if (first.kind == Tok::kLpar && p.diagnosing_) {
    // "def f((a, b)):", as Python 2 had it.
    const bool list = p.looks_like([&] {
      p.expect(Tok::kLpar);
      do {
        if (p.at(Tok::kRpar) && p.previous().kind != Tok::kLpar) break;
        p.expect(Tok::kName);
      } while (p.accept(Tok::kComma));
      p.expect(Tok::kRpar);
    });
    if (list && kwonly.empty() && !seen_star) {
      std::size_t end = p.pos_;
      while (p.tokens_[end].kind != Tok::kRpar) ++end;
      p.raise_range(location_of(first), location_of(p.tokens_[end]),
                    annotated ? "Function parameters cannot be parenthesized"
                              : "Lambda expression parameters cannot be parenthesized");
    }
  }
  const Arg parameter = arg(false);
  Expr* value = nullptr;
  if (p.at(Tok::kEqual)) {
    const Token& equal = p.peek();
    ++p.pos_;
    if (p.at(Tok::kRpar) || p.at(Tok::kComma)) misplaced(equal, "expected default value expression");
    value = p.expression();
  }
  if (seen_star) {
    kwonly.push_back(parameter);
    kw_defaults.push_back(value);
  } else {
    if (value == nullptr && !defaults.empty()) {
      if (p.diagnosing_ && (p.at(closing) || p.at(Tok::kComma))) {
        p.raise_at(parameter.loc, "parameter without a default follows parameter with a default");
      }
      p.fail();
    }
    args.push_back(parameter);
    if (value != nullptr) defaults.push_back(value);
  }
  end_of_parameter();
}

void Parser::ParameterReader::slash() {
  const Token& token = p.expect(Tok::kSlash);
  if (seen_slash) misplaced(token, "/ may appear only once");
  if (seen_star) misplaced(token, "/ must be ahead of *");
  if (args.empty()) {
    // Without looking at it: the error is at the slash.
    if (p.tokens_[p.pos_].kind == Tok::kComma) misplaced(token, "at least one argument must precede /");
    --p.pos_;
    p.fail();
  }
  seen_slash = true;
  posonly = std::move(args);
  args.clear();
  if (p.at(Tok::kStar)) misplaced(p.peek(), "expected comma between / and *");
  end_of_parameter();
}

void Parser::ParameterReader::star() {
  const Token& token = p.expect(Tok::kStar);
  if (seen_star) misplaced(token, "* argument may appear only once");
  seen_star = true;
  if (p.at(Tok::kName)) {
    vararg = p.arena_.make<Arg>(arg(true));
    if (p.at(Tok::kEqual)) misplaced(p.peek(), "var-positional argument cannot have default value");
    end_of_parameter();
    return;
  }
  const bool comma = !p.at(closing);
  if (comma) p.expect(Tok::kComma);
  if (p.at(closing) || (comma && p.at(Tok::kDoubleStar))) {
    // CPython's rule for lambdas points at what comes next.
    misplaced(closing == Tok::kColon ? p.peek() : token, "named arguments must follow bare *");
  }
}

void Parser::ParameterReader::double_star() {
  p.expect(Tok::kDoubleStar);
  kwarg = p.arena_.make<Arg>(arg(false));
  if (p.at(Tok::kEqual)) misplaced(p.peek(), "var-keyword argument cannot have default value");
  if (p.accept(Tok::kComma) && !p.at(closing)) {
    const Token& next = p.peek();
    if (p.at(Tok::kName)) {
      if (!p.diagnosing_) p.fail();
      const Arg following = arg(false);
      p.raise_at(following.loc, "arguments cannot follow var-keyword argument");
    }
    if (p.at(Tok::kStar) || p.at(Tok::kDoubleStar) || p.at(Tok::kSlash)) {
      misplaced(next, "arguments cannot follow var-keyword argument");
    }
  }
}

Arguments* Parser::ParameterReader::read() {
  while (!p.at(closing)) {
    switch (p.kind()) {
      case Tok::kSlash:
        slash();
        break;
      case Tok::kStar:
        star();
        break;
      case Tok::kDoubleStar:
        double_star();
        if (!p.at(closing)) p.fail();
        break;
      default:
        parameter();
    }
  }
  Arena& arena = p.arena_;
  return arena.make<Arguments>(arena.copy(posonly), arena.copy(args), vararg, arena.copy(kwonly),
                               arena.copy(kw_defaults), kwarg, arena.copy(defaults));
}

Arguments* Parser::parameters(Tok closing, bool annotated) {
  return ParameterReader(*this, closing, annotated).read();
}

}  // namespace gilbox::front
