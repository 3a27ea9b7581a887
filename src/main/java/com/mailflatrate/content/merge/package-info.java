/**
 * The merge language: a small, closed subset of Liquid, compiled once and rendered without running
 * any code.
 */
@NullMarked
@NamedInterface("merge")
package com.mailflatrate.content.merge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
