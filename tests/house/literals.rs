//! The string literals of a source, without comments and without the code of tests.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// Every literal of the code that runs, as it is written, in order.
pub fn of(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(source.parse().unwrap(), &mut found);
    found
}

fn collect(tokens: TokenStream, found: &mut Vec<String>) {
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) if is_comment(&group) => {}
            TokenTree::Group(group) if is_for_tests(&group) => skip_item(&mut tokens),
            TokenTree::Group(group) => collect(group.stream(), found),
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                if text.contains('"') {
                    found.push(text.replace("\\n", " "));
                }
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

/// A documentation comment reaches us as `[doc = "…"]`.
fn is_comment(group: &Group) -> bool {
    group.delimiter() == Delimiter::Bracket && first_words(group) == ["doc", "="]
}

/// `[cfg(test)]`.
fn is_for_tests(group: &Group) -> bool {
    group.delimiter() == Delimiter::Bracket && first_words(group) == ["cfg", "(test)"]
}

fn first_words(group: &Group) -> Vec<String> {
    group.stream().into_iter().take(2).map(|token| token.to_string()).collect()
}

/// The item behind an attribute ends with its braces, or with a semicolon.
fn skip_item(tokens: &mut impl Iterator<Item = TokenTree>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return,
            TokenTree::Punct(punct) if punct.as_char() == ';' => return,
            _ => {}
        }
    }
}

#[test]
fn comments_and_tests_are_left_out_and_attributes_are_not() {
    let source = concat!(
        "//! \"inner\"\n",
        "/// \"outer\"\n",
        "#[error(\"in an attribute\")] enum E { A }\n",
        "const C: &str = r#\"raw \"one\"\"#; // \"behind\"\n",
        "fn f() { print!(\"in\\na macro {}\", 'c'); }\n",
        "#[cfg(test)] mod tests { const T: &str = \"in a test\"; }\n",
        "#[cfg(test)] use x::y;\n",
        "const LAST: &[u8] = b\"bytes\";\n",
    );
    let found = of(source);
    assert_eq!(found, ["\"in an attribute\"", "r#\"raw \"one\"\"#", "\"in a macro {}\"", "b\"bytes\""]);
}
