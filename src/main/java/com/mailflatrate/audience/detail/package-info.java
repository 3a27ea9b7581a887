/** What an account knows about a contact beside its address: typed fields, tags, what happened. */
@NullMarked
@NamedInterface("detail")
package com.mailflatrate.audience.detail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
