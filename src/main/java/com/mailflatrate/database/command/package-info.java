/** What is run instead of the service, by the first argument. */
@NullMarked
@NamedInterface("command")
package com.mailflatrate.database.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
