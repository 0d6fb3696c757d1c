package io.banyan.browser.page;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/// A screenshot made small enough for a repository: at most 256 colours, the frequent ones exact.
final class Picture {
    private static final int COLOURS = 256;

    private final BufferedImage full;

    Picture(byte[] png) throws IOException {
        full = ImageIO.read(new ByteArrayInputStream(png));
    }

    void write(Path file) throws IOException {
        Map<Integer, Integer> counts = new HashMap<>();
        each((x, y) -> counts.merge(full.getRGB(x, y), 1, Integer::sum));
        List<Integer> palette = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .limit(COLOURS)
                .map(Map.Entry::getKey)
                .toList();
        int[] colours = palette.stream().mapToInt(Integer::intValue).toArray();
        var model = new IndexColorModel(8, colours.length, colours, 0, false, -1, 0);
        var small = new BufferedImage(full.getWidth(), full.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        Map<Integer, Integer> nearest = new HashMap<>();
        each((x, y) -> small.getRaster()
                .setSample(x, y, 0, nearest.computeIfAbsent(full.getRGB(x, y), colour -> nearest(colour, colours))));
        ImageIO.write(small, "png", file.toFile());
    }

    private interface Pixel {
        void at(int x, int y);
    }

    private void each(Pixel pixel) {
        for (int y = 0; y < full.getHeight(); y++) {
            for (int x = 0; x < full.getWidth(); x++) {
                pixel.at(x, y);
            }
        }
    }

    private static int nearest(int colour, int[] palette) {
        int best = 0;
        for (int i = 1; i < palette.length; i++) {
            if (distance(colour, palette[i]) < distance(colour, palette[best])) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int apart = (one >> shift & 0xff) - (other >> shift & 0xff);
            sum += apart * apart;
        }
        return sum;
    }
}
