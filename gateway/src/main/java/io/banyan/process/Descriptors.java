package io.banyan.process;

import java.lang.management.ManagementFactory;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;

/// Open files of this process, connections among them. Both numbers are asked of the system anew, which takes a
/// moment: never while a request waits.
public final class Descriptors {
    /// Kept free for files, Redis, the admin port and trials of addresses.
    static final int RESERVE = 12;

    private Descriptors() {}

    /// How many there may be; a very large number where the system does not say.
    public static long limit() {
        return attribute("MaxFileDescriptorCount", Integer.MAX_VALUE);
    }

    /// How many there are; where none is left to count them, as many as there may be; 0 where the system does not say.
    public static long open() {
        long open = attribute("OpenFileDescriptorCount", 0);
        return open < 0 ? limit() : open;
    }

    /// @param unknown where this system has no such number
    private static long attribute(String name, long unknown) {
        try {
            Object value = ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME), name);
            return value instanceof Long number ? number : unknown;
        } catch (AttributeNotFoundException notHere) {
            return unknown;
        } catch (JMException | RuntimeException noneIsLeft) {
            return -1;
        }
    }

    /// How many client connections leave room for one to an upstream for each: of 100 descriptors, 60 of them open for
    /// other things, (100 - 60 - 12) / 2 = 14. At least one.
    ///
    /// @param limit all there may be
    /// @param others open now for anything but clients and upstreams
    public static int mostClients(long limit, long others) {
        return Math.clamp((limit - others - RESERVE) / 2, 1, Integer.MAX_VALUE);
    }
}
