/** Where connections go: fixed next hops as a setting names them, one of them chosen by weight. */
@NullMarked
@NamedInterface("route")
package com.mailflatrate.transport.route;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
