package org.starling.engine.bt.bindings;

import bt.module.ProtocolModule;
import bt.module.ServiceModule;
import bt.net.portmapping.impl.PortMappingModule;
import com.google.inject.Binding;
import com.google.inject.Key;
import com.google.inject.spi.Element;
import com.google.inject.spi.Elements;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** The bindings that bt 1.10 declares, by a readable name. */
final class BtBindings {

    private BtBindings() {}

    static Map<String, Key<?>> all() {
        Map<String, Key<?>> keys = new TreeMap<>(Comparator.naturalOrder());
        for (Element element :
                Elements.getElements(new PortMappingModule(), new ServiceModule(), new ProtocolModule())) {
            if (element instanceof Binding<?> binding && isOfBt(binding.getKey())) {
                keys.put(name(binding.getKey()), binding.getKey());
            }
        }
        return keys;
    }

    /** Guice adds a dozen helpers of its own for each set and map. */
    private static boolean isOfBt(Key<?> key) {
        String type = key.getTypeLiteral().toString();
        boolean helper = type.contains("Provider<")
                || type.contains("Map$Entry")
                || type.startsWith("java.util.Set<?")
                || (type.startsWith("java.util.Map<") && type.contains(", ? extends"));
        boolean element = key.getAnnotationType() != null
                && key.getAnnotationType().getName().startsWith("com.google.inject.internal");
        return !helper && !element;
    }

    static String name(Key<?> key) {
        String annotation = key.getAnnotationType() == null
                ? ""
                : "@" + key.getAnnotationType().getSimpleName() + " ";
        return annotation + key.getTypeLiteral().toString().replaceAll("[a-z]+\\.", "");
    }
}
