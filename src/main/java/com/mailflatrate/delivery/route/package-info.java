/**
 * Where connections go: fixed next hops as the setting names them, one of them chosen by weight.
 */
@NullMarked
package com.mailflatrate.delivery.route;

import org.jspecify.annotations.NullMarked;
