package org.homolog.network.latent;

/**
 * The script of a sequential autoencoder. Arguments are the inputs, 21 weight arrays, and in
 * training the normal numbers of the initial condition and what the encoder sees. Results are the
 * layers, then the divergence from the prior, summed over the latent variables, mean over trials.
 */
final class SequentialAutoencoderScript {
  /** Weight arrays. */
  static final int WEIGHTS = 21;

  /** Methods compute, plain, tape and reverse. */
  static final String SOURCE =
      """
        def compute(self: __torch__.Script,
          a: List[Tensor],
          recording: bool) -> List[Tensor]:
          before = torch.is_grad_enabled()
          _0 = torch.set_grad_enabled(recording)
          x = a[0]
          T = torch.size(x, 0)
          B = torch.size(x, 1)
          I = torch.size(x, 2)
          S = torch.size(a[1], 1)
          E = torch.size(a[2], 1)
          noisy = torch.gt(torch.len(a), {NOISE})
          seen = torch.slice(x, 2, 0, S)
          if noisy:
            spikes = torch.mul(seen, a[{SEEN}])
          else:
            spikes = seen
          e0 = torch.new_zeros(x, [2, B, E])
          encoder = [a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8]]
          _1, e, = torch.gru(spikes, e0, encoder, True, 1, 0., False, True, False)
          code = torch.cat([e[0], e[1]], 1)
          mean = torch.linear(code, a[9], a[10])
          variance = torch.linear(code, a[11], a[12])
          if noisy:
            z = torch.add(mean, torch.mul(a[{NOISE}], torch.exp(torch.mul(variance, 0.5))))
          else:
            z = mean
          g0 = torch.unsqueeze(torch.linear(z, a[13], a[14]), 0)
          if torch.gt(I, S):
            drive = torch.slice(x, 2, S)
          else:
            drive = torch.new_zeros(x, [T, B, 1])
          generator = [a[15], a[16], a[17], a[18]]
          g, _2, = torch.gru(drive, g0, generator, True, 1, 0., False, False, False)
          f = torch.linear(g, a[19], None)
          y = torch.linear(f, a[20], a[21])
          one = torch.sub(torch.add(torch.mul(mean, mean), torch.exp(variance)), variance)
          divergence = torch.mul(torch.sum(torch.sub(one, 1.0)), torch.div(0.5, B))
          _3 = torch.set_grad_enabled(before)
          return [g, f, y, divergence]
        def plain(self: __torch__.Script,
          a: List[Tensor]) -> List[Tensor]:
          return (self).compute(a, False)
        def tape(self: __torch__.Script,
          a: List[Tensor]) -> List[Tensor]:
          return (self).compute(a, True)
        def reverse(self: __torch__.Script,
          a: List[Tensor]) -> List[Tensor]:
          before = torch.is_grad_enabled()
          _0 = torch.set_grad_enabled(True)
          slope = torch.clone(a[1])
          weighed = torch.mul(a[2], torch.clone(a[3]))
          total = torch.add(torch.sum(torch.mul(a[0], slope)), weighed)
          by = torch.slice(a, 4)
          found = torch.grad([total], by, None, None, False, True)
          _1 = torch.set_grad_enabled(before)
          gradients = annotate(List[Tensor], [])
          for i in range(torch.len(by)):
            one = found[i]
            if torch.__isnot__(one, None):
              given = unchecked_cast(Tensor, one)
              _2 = torch.append(gradients, given)
            else:
              _2 = torch.append(gradients, torch.zeros_like(by[i]))
          return gradients
      """
          .indent(0)
          .replace("{NOISE}", Integer.toString(1 + WEIGHTS))
          .replace("{SEEN}", Integer.toString(2 + WEIGHTS));

  private SequentialAutoencoderScript() {}
}
