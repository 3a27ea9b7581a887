/**
 * What an answer to our mail means: a server's reply, a person's words, a rate over many of them.
 */
@NullMarked
@NamedInterface("reply")
package com.mailflatrate.policy.reply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
