/**
 * What happens at a door before a controller is asked: headers, who comes in, proofs of forms,
 * addresses of clients.
 */
@NamedInterface("entry")
@NullMarked
package com.mailflatrate.doors.entry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
