/// What operators write, before anybody asks what it means: the folder and its files, YAML with its lines, sections and
/// their keys, values with units; the rules that it can break, and the problems in an operator's words.
@NullMarked
package io.banyan.written;

import org.jspecify.annotations.NullMarked;
